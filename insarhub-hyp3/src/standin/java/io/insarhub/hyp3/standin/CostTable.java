package io.insarhub.hyp3.standin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code GET /costs} tells. */
final class CostTable {

    private CostTable() {}

    static Map<String, Object> json() {
        Map<String, Object> multi = new LinkedHashMap<>();
        for (String looks : List.of("20x4", "10x2", "5x1")) {
            Map<String, Object> byBursts = new LinkedHashMap<>();
            for (int bursts = 1; bursts <= 15; bursts++) {
                byBursts.put(Integer.toString(bursts), multiBurst(looks, bursts));
            }
            multi.put(looks, byBursts);
        }
        Map<String, Object> costs = new LinkedHashMap<>();
        costs.put(
                "INSAR_GAMMA",
                Map.of("cost_parameters", List.of("looks"), "cost_table", Map.of("20x4", 10.0, "10x2", 15.0)));
        costs.put("INSAR_ISCE_BURST", Map.of("cost", 1.0));
        costs.put(
                "INSAR_ISCE_MULTI_BURST",
                Map.of("cost_parameters", List.of("looks", "reference"), "cost_table", multi));
        return costs;
    }

    static double multiBurst(String looks, int bursts) {
        return switch (looks) {
            case "20x4" -> bursts <= 4 ? 1 : bursts <= 12 ? 5 : 10;
            case "10x2" -> bursts <= 3 ? 1 : bursts <= 9 ? 5 : 10;
            default -> bursts == 1 ? 1 : bursts <= 10 ? 5.0 * (bursts - 1) : 90 + 5.0 * (bursts - 11);
        };
    }
}
