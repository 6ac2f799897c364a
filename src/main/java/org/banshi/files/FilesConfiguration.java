package org.banshi.files;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the room together from what is set up. */
@Configuration
@EnableConfigurationProperties(FilesConfiguration.Settings.class)
class FilesConfiguration {

    /**
     * Settings {@code banshi.files.*}.
     *
     * @param folder where files lie, shared by all nodes; by default {@code files} in the data folder
     * @param s3 a bucket instead of the folder
     */
    @ConfigurationProperties("banshi.files")
    record Settings(@Nullable Path folder, @Nullable S3 s3) {}

    /**
     * An S3 service.
     *
     * @param endpoint its address, such as {@code https://s3.example}
     * @param region as the service calls itself
     */
    record S3(
            URI endpoint,
            String bucket,
            @DefaultValue("us-east-1") String region,
            String accessKey,
            String secretKey) {
        @Override
        public String toString() {
            return "S3[" + endpoint + " " + bucket + "]";
        }
    }

    @Bean
    Contents contents(Settings settings, @Value("${banshi.data:var}") Path data) {
        return contentsOf(settings, data);
    }

    @Bean
    FileStore fileStore(Contents contents) {
        return new FileStore(contents);
    }

    @Bean
    Attachments attachmentsOfMatters(
            Contents contents, JdbcClient db, PlatformTransactionManager transactions, CityClock clock) {
        return attachments(contents, db, transactions, clock);
    }

    static Attachments attachments(
            Contents contents, JdbcClient db, PlatformTransactionManager transactions, CityClock clock) {
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        FileRows rows = new FileRows(db);
        return new Attachments(rows, new Intake(rows, contents, own, clock), contents);
    }

    static Contents contentsOf(Settings settings, Path data) {
        S3 s3 = settings.s3();
        if (s3 == null) {
            Path folder = settings.folder();
            return new Folder(folder == null ? data.resolve("files") : folder);
        }
        S3Signature signature = new S3Signature(s3.accessKey(), s3.secretKey(), s3.region());
        // Not the city's clock: the service compares with real time, which a demo's clock may leave.
        return new Bucket(s3.endpoint(), s3.bucket(), signature, Clock.systemUTC());
    }

    /** Sweeps every hour; several nodes may do so at once. */
    @Configuration
    @Profile("!test")
    static class Tick {
        private final Attachments attachments;

        Tick(Attachments attachments) {
            this.attachments = attachments;
        }

        @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
        void sweep() {
            attachments.sweep();
        }
    }
}
