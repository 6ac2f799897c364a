package org.banshi.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;

/**
 * A bucket of an S3 service, spoken to by its four plainest calls. Signed by {@link S3Signature}; a client library would
 * bring more than the rest of the house.
 */
final class Bucket implements Contents {
    private final URI base;
    private final S3Signature signature;
    private final Clock clock;
    private final HttpClient client;

    /**
     * @param endpoint address of the service; the bucket is the first part of the path
     * @param clock real time: the service refuses signatures of another time
     */
    Bucket(URI endpoint, String bucket, S3Signature signature, Clock clock) {
        this.base = URI.create(endpoint.toString().replaceAll("/+$", "") + "/" + bucket + "/");
        this.signature = signature;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public void put(String name, byte[] bytes) {
        if (!has(name)) {
            HttpResponse<Void> answer = call("PUT", name, bytes, BodyHandlers.discarding());
            expect(answer.statusCode() / 100 == 2, answer.statusCode());
        }
    }

    @Override
    public InputStream open(String name) {
        HttpResponse<InputStream> answer = call("GET", name, new byte[0], BodyHandlers.ofInputStream());
        expect(answer.statusCode() == 200, answer.statusCode());
        return answer.body();
    }

    @Override
    public boolean has(String name) {
        int status = call("HEAD", name, new byte[0], BodyHandlers.discarding()).statusCode();
        expect(status == 200 || status == 404, status);
        return status == 200;
    }

    @Override
    public void delete(String name) {
        int status =
                call("DELETE", name, new byte[0], BodyHandlers.discarding()).statusCode();
        expect(status / 100 == 2 || status == 404, status);
    }

    private <T> HttpResponse<T> call(String method, String name, byte[] body, BodyHandler<T> handler) {
        URI target = base.resolve(name);
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(Duration.ofSeconds(60))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        signature.headers(method, target, body, clock.instant()).forEach((header, value) -> {
            if (!header.equals("host")) {
                request.setHeader(header, value);
            }
        });
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException("the file store does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while talking to the file store", e));
        }
    }

    private static void expect(boolean fine, int status) {
        if (!fine) {
            throw new UncheckedIOException(new IOException("the file store answers " + status));
        }
    }
}
