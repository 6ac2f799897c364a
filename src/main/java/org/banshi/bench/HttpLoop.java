package org.banshi.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.banshi.access.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plain loop over HTTP: raise, accept, dispatch, sign, reply, approve, verdict. */
final class HttpLoop implements Load.Client {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http;
    private final String address;
    private final Map<Role, String> tokens;
    private final String unit;

    /** Called after each call of the loop; the recorder cuts here. */
    Runnable afterCall = () -> {};

    /** Number of the matter of the last loop. */
    String number = "";

    HttpLoop(HttpClient http, String address, Map<Role, String> tokens, String unit) {
        this.http = http;
        this.address = address;
        this.tokens = tokens;
        this.unit = unit;
    }

    @Override
    public void loop(List<Long> latencies) throws IOException, InterruptedException {
        JsonNode receipt = call(
                latencies,
                "requests",
                Role.OPERATOR,
                Map.of(
                        "title", "小区东门路灯不亮",
                        "text", "小区东门外的三盏路灯已经一个星期不亮了，晚上老人出门看不清路，请尽快派人来修，谢谢。",
                        "type", "help",
                        "category", "0102",
                        "name", "居民",
                        "phone", "19999000001"));
        number = receipt.path("number").stringValue();
        String code = receipt.path("code").stringValue();
        act(latencies, "accept", Role.OPERATOR, Map.of());
        act(latencies, "dispatch", Role.DISPATCHER, Map.of("unit", unit));
        act(latencies, "sign", Role.HANDLER, Map.of());
        act(latencies, "reply", Role.HANDLER, Map.of("publicAnswer", "路灯已全部修复，感谢您的反映。", "internal", "更换灯具三套"));
        act(latencies, "approve", Role.REVIEWER, Map.of());
        call(
                latencies,
                "requests/" + number + "/verdict?code=" + code,
                null,
                Map.of("contacted", true, "solved", true, "satisfaction", 5));
    }

    private void act(List<Long> latencies, String action, Role role, Map<String, ?> form)
            throws IOException, InterruptedException {
        call(latencies, "matters/" + number + "/actions/" + action, role, form);
    }

    private JsonNode call(List<Long> latencies, String path, @Nullable Role role, Map<String, ?> body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "api/v1/" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (role != null) {
            request.header("Authorization", "Bearer " + tokens.get(role));
        }
        long begin = System.nanoTime();
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        latencies.add(System.nanoTime() - begin);
        if (response.statusCode() / 100 != 2) {
            throw new IOException(path.replaceAll("code=.*", "code=…") + " answered " + response.statusCode() + ": "
                    + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        afterCall.run();
        return JSON.readTree(response.body());
    }
}
