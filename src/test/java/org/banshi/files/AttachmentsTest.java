package org.banshi.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.testkit.TestDatabase;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class AttachmentsTest {
    private static final Actor ANYONE = new Actor.Anyone();

    @TempDir
    private Path folder;

    private final CityClock clock = CityClock.movable(ZoneId.of("Asia/Shanghai"));
    private final DriverManagerDataSource source =
            new DriverManagerDataSource(TestDatabase.fresh(), TestDatabase.APP, TestDatabase.password());
    private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(source);
    private Attachments files;

    @BeforeEach
    void open() {
        clock.moveTo(Instant.parse("2026-11-23T01:00:00Z"));
        files = FilesConfiguration.attachments(new Folder(folder), JdbcClient.create(source), transactions, clock);
    }

    private StoredFile store(byte[] bytes, String name) {
        return files.store(new ByteArrayInputStream(bytes), name, ANYONE);
    }

    private StoredFile store(String bytes, String name) {
        return store(bytes.getBytes(StandardCharsets.ISO_8859_1), name);
    }

    private byte[] bytes(StoredFile file) throws IOException {
        try (InputStream in = files.open(file.id())) {
            return in.readAllBytes();
        }
    }

    private void assertRefused(byte[] bytes, String name, String code) {
        assertThatThrownBy(() -> store(bytes, name)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.errors())
                    .extracting(Problem.FieldError::code)
                    .as(name)
                    .containsExactly(code);
        });
        assertThat(contents()).isEmpty();
    }

    private void assertRefused(String bytes, String name, String code) {
        assertRefused(bytes.getBytes(StandardCharsets.ISO_8859_1), name, code);
    }

    private List<Path> contents() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void placeAndCameraAreGoneFromAPhotograph() throws IOException {
        byte[] photograph = Pictures.withExif(Pictures.image("jpeg", 400, 300), 1);
        assertThat(new String(photograph, StandardCharsets.ISO_8859_1)).contains("Exif", "SECRETPHONE");

        StoredFile file = store(photograph, "IMG_0001.JPG");

        String kept = new String(bytes(file), StandardCharsets.ISO_8859_1);
        assertThat(kept).doesNotContain("Exif", "SECRETPHONE", "AFTER-THE-END");
        assertThat(file.type()).isEqualTo("image/jpeg");
        assertThat(file.width()).isEqualTo(400);
        assertThat(file.size()).isEqualTo(kept.length());
        try (InputStream in = files.thumbnail(file.id())) {
            BufferedImage small = Pictures.read(in.readAllBytes());
            assertThat(small.getWidth()).isEqualTo(320);
            assertThat(small.getHeight()).isEqualTo(240);
        }
    }

    /** Where the red left half must lie once the way the camera was held is undone. */
    @ParameterizedTest
    @CsvSource({
        "1,80,60,10,30",
        "2,80,60,70,30",
        "3,80,60,70,30",
        "4,80,60,10,30",
        "5,60,80,30,10",
        "6,60,80,30,10",
        "7,60,80,30,70",
        "8,60,80,30,70"
    })
    void aPhotographIsTurnedUpright(int orientation, int width, int height, int redX, int redY) throws IOException {
        byte[] held = Pictures.withExif(Pictures.image("jpeg", 80, 60), orientation);
        BufferedImage upright = Pictures.read(bytes(store(held, "a.jpg")));

        assertThat(upright.getWidth()).isEqualTo(width);
        assertThat(upright.getHeight()).isEqualTo(height);
        Color here = new Color(upright.getRGB(redX, redY));
        assertThat(here.getRed()).as("red in %s", here).isGreaterThan(200);
        Color opposite = new Color(upright.getRGB(width - 1 - redX, height - 1 - redY));
        assertThat(opposite.getBlue()).as("blue in %s", opposite).isGreaterThan(200);
    }

    @Test
    void pngStaysPngAndGifBecomesPng() throws IOException {
        assertThat(store(Pictures.image("png", 20, 10), "a.png").type()).isEqualTo("image/png");
        StoredFile gif = store(Pictures.image("gif", 20, 10), "moving.gif");
        assertThat(gif.type()).isEqualTo("image/png");
        assertThat(gif.name()).isEqualTo("moving.png");
        assertThat(Pictures.read(bytes(gif)).getWidth()).isEqualTo(20);
    }

    @Test
    void aLargePhotographIsMadeSmaller() {
        StoredFile file = store(Pictures.image("jpeg", 6000, 100), "wide.jpg");
        assertThat(file.width()).isEqualTo(Images.MOST_SIDE);
        assertThat(file.height()).isBetween(67, 69);
    }

    @Test
    void aPageInDisguiseIsRefused() {
        assertRefused("<!DOCTYPE html><html><script>alert(1)</script></html>", "photo.jpg", "files.type");
        assertRefused("<svg xmlns='http://www.w3.org/2000/svg'/>", "a.png", "files.type");
        assertRefused("MZ\u0090 program", "a.pdf", "files.type");
        assertRefused("\u00ff\u00d8\u00ff\u00e0\0\1", "a.jpg", "files.broken");
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() {
        assertRefused(Pictures.png(60_000, 60_000), "bomb.png", "files.too_many_pixels");
        String[] names = IntStream.range(0, 60).mapToObj(i -> "word/" + i).toArray(String[]::new);
        assertRefused(Pictures.zip(5_000_000, names), "bomb.docx", "files.too_large_unpacked");
    }

    @Test
    void tooLargeAndEmptyFilesAreRefused() {
        assertRefused(new byte[Attachments.MOST_BYTES + 1], "a.jpg", "files.too_large");
        assertRefused(new byte[0], "a.jpg", "files.empty");
    }

    @Test
    void officeFilesAreTakenWithoutMacrosOnly() {
        String types = "[Content_Types].xml";
        assertThat(store(Pictures.zip(9, types, "word/document.xml"), "报告.docx").type())
                .contains("wordprocessingml");
        assertThat(store(Pictures.zip(9, types, "xl/workbook.xml"), "x").name()).isEqualTo("x.xlsx");
        byte[] macros = Pictures.zip(9, types, "word/document.xml", "word/vbaProject.bin");
        assertThatThrownBy(() -> store(macros, "a.docx")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> store(Pictures.zip(9, "a.exe"), "a.docx")).isInstanceOf(Problem.class);
    }

    @Test
    void theOtherKindsAreKnownByContent() {
        assertThat(store("%PDF-1.7\n%\u00e2", "a.exe").name()).isEqualTo("a.pdf");
        assertThat(store("#!AMR\n abc", "a").kind()).isEqualTo(StoredFile.Kind.AUDIO);
        assertThat(store("ID3\3\0\0\0\0\0\0", "a").name()).isEqualTo("a.mp3");
        assertThat(store("RIFF\44\0\0\0WAVEfmt ", "a").name()).isEqualTo("a.wav");
        assertThat(store(Pictures.film("M4A "), "a").name()).isEqualTo("a.m4a");
    }

    @Test
    void aFilmLosesItsPlaceAndKeepsItsPictures() throws IOException {
        byte[] film = Pictures.film("isom");
        StoredFile file = store(film, "film.mp4");

        String kept = new String(bytes(file), StandardCharsets.ISO_8859_1);
        assertThat(file.kind()).isEqualTo(StoredFile.Kind.VIDEO);
        assertThat(kept).hasSize(film.length).contains("PICTURE-AND-SOUND").doesNotContain("+31.14");
    }

    @Test
    void theSameBytesAreStoredOnce() {
        StoredFile one = store(Pictures.image("png", 20, 10), "one.png");
        StoredFile two = store(Pictures.image("png", 20, 10), "two.png");

        assertThat(one.id()).isNotEqualTo(two.id());
        assertThat(contents()).as("the image and its thumbnail").hasSize(2);
    }

    @Test
    void filesAreAttachedInTheCallersTransactionAndToOneMatterOnly() {
        StoredFile file = store(Pictures.image("png", 20, 10), "a.png");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            files.attach(List.of(file.id()), "HL1");
            status.setRollbackOnly();
        });
        assertThat(files.of("HL1")).isEmpty();

        files.attach(List.of(file.id()), "HL1");
        assertThat(files.of("HL1")).extracting(StoredFile::name).containsExactly("a.png");
        assertThatThrownBy(() -> files.attach(List.of(file.id()), "HL2")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> files.attach(List.of(UUID.randomUUID()), "HL1"))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aMatterHasNineFilesAtMost() {
        List<UUID> ten = IntStream.range(0, 10)
                .mapToObj(
                        i -> store(Pictures.image("png", 4 + i, 4), i + ".png").id())
                .toList();
        files.attach(ten.subList(0, 9), "HL1");
        assertThat(files.of("HL1")).extracting(StoredFile::name).startsWith("0.png", "1.png");
        TransactionTemplate cause = new TransactionTemplate(transactions);
        assertThatThrownBy(() -> cause.executeWithoutResult(_ -> files.attach(ten.subList(9, 10), "HL1")))
                .isInstanceOf(Problem.class);
        assertThat(files.of("HL1")).hasSize(9);
    }

    @Test
    void whatNobodyAttachedIsSweptAfterADay() {
        StoredFile loose = store(Pictures.image("png", 20, 10), "loose.png");
        StoredFile kept = store(Pictures.image("png", 30, 10), "kept.png");
        StoredFile twin = store(Pictures.image("png", 30, 10), "twin.png");
        files.attach(List.of(kept.id()), "HL1");

        assertThat(files.sweep()).isZero();
        clock.advance(Duration.ofHours(25));
        assertThat(files.sweep()).isEqualTo(2);

        assertThat(contents()).hasSize(2);
        assertThat(files.require(kept.id()).name()).isEqualTo("kept.png");
        assertThatThrownBy(() -> files.open(loose.id())).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> files.open(twin.id())).isInstanceOf(Problem.class);
    }

    @Test
    void namesAreCleanedAndHeadersAreSafe() {
        StoredFile file = store("%PDF-1.7", "..\\..\\etc/\u202e证明\"\r\nX: y;材料.html");
        assertThat(file.name()).isEqualTo("证明 X y 材料.pdf");
        assertThat(store("%PDF-1.7", "").name()).isEqualTo("file.pdf");

        var headers = file.headers();
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''");
    }
}
