package org.banshi.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What several titles say in common, in the order of the most typical one. */
public final class SharedWords {
    /** What every second message says and what therefore says nothing. */
    private static final Set<String> POLITE = Set.of(
            "投诉", "关于", "咨询", "反映", "请问", "请求", "建议", "举报", "希望", "问题", "的问题", "求助", "市民", "领导", "尊敬的", "你好", "您好",
            "什么时候", "何时", "能否", "是否", "有关", "相关", "要求", "强烈", "再次", "如何", "为什么");

    private static final int SHORTEST = 2;

    private SharedWords() {}

    /**
     * The runs of characters that at least two in five of the titles share, three titles at least where there are so many.
     *
     * @param titles the most typical first
     * @return empty if they share nothing that says anything
     */
    public static List<String> of(List<String> titles) {
        if (titles.isEmpty()) {
            return List.of();
        }
        List<String> plain = titles.stream().map(Tokens::normalise).toList();
        String lead = plain.getFirst();
        // As it was written, unless full width and the like made it another length.
        String shown = titles.getFirst().length() == lead.length() ? titles.getFirst() : lead;
        int needed = Math.max(Math.min(3, plain.size()), (int) Math.ceil(plain.size() * 0.4));
        boolean[] shared = new boolean[lead.length()];
        for (int i = 0; i + 1 < lead.length(); i++) {
            String pair = lead.substring(i, i + 2);
            boolean says = pair.codePoints().allMatch(Character::isLetterOrDigit);
            if (says && plain.stream().filter(title -> title.contains(pair)).count() >= needed) {
                shared[i] = true;
                shared[i + 1] = true;
            }
        }
        return runs(shown, shared);
    }

    private static List<String> runs(String lead, boolean[] shared) {
        List<String> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (int i = 0; i <= lead.length(); i++) {
            if (i < lead.length() && shared[i]) {
                run.append(lead.charAt(i));
            } else if (!run.isEmpty()) {
                runs.add(run.toString());
                run.setLength(0);
            }
        }
        Set<String> seen = new HashSet<>();
        return runs.stream()
                .map(SharedWords::withoutPoliteness)
                .filter(one -> one.codePointCount(0, one.length()) >= SHORTEST && seen.add(one))
                .collect(Collectors.toList());
    }

    private static String withoutPoliteness(String run) {
        String rest = run;
        boolean shorter = true;
        while (shorter) {
            shorter = false;
            for (String word : POLITE) {
                if (rest.startsWith(word)) {
                    rest = rest.substring(word.length());
                    shorter = true;
                } else if (rest.endsWith(word)) {
                    rest = rest.substring(0, rest.length() - word.length());
                    shorter = true;
                }
            }
        }
        return rest.replaceAll("^[的了在]+|[的了吗]+$", "");
    }
}
