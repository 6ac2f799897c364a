package org.banshi.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer cut at its marks, each piece by what it does there: courtesy, passing on, or saying something. */
final class Clauses {
    private static final Pattern CLAUSE = Pattern.compile("[^。!?;,:、\\n…]+");

    /** How an answer is dated, at the end of a piece. */
    private static final Pattern DATE =
            Pattern.compile("\\s*\\d{4}\\s*[年./-]\\s*\\d{1,2}\\s*[月./-]\\s*\\d{1,2}\\s*日?\\s*$");

    private static final Pattern GREETING = Pattern.compile("^.{0,30}?(您好|你好|大家好|敬启者)");

    private static final Pattern COURTESY = Pattern.compile("感谢|谢谢|祝您|祝你|^网[友民]|^尊敬的|收悉|已阅|获悉|已收到|来信知悉"
            + "|(回复|答复|告知|反馈|回应|回复意见|答复意见)(内容)?如下|^特此|^此复|专此|高度重视|欢迎(您|你)?(继续|再次|随时|监督|来电)"
            + "|如有(疑问|不明|其他|任何|问题|疑义)|^[“\"(]?(uu|a)\\d{4,}"
            + "|^(dear|hello|hi|thank|thanks|best regards|kind regards|yours)\\b|thank you");

    /** The question named once more, and nothing about it. */
    private static final Pattern ECHO =
            Pattern.compile("^(现将|现就|关于|针对|对于|对|就)?(您|你|网友|来信|来帖|贵).{0,40}(反映|反应|咨询|提出|投诉|提到|留言|建议)"
                    + ".{0,60}(问题|情况|事项|一事|诉求|建议|事宜|留言|情况说明)$");

    private static final List<Pattern> PASSING = List.of(
            Pattern.compile("转交|转至|转给|转到|转办|已转|转由|移交|交办|交由|函交|转达|呈送|转送|转相关|转有关|forwarded|passed on"),
            Pattern.compile("(请|建议|可以?|可直接)(您|你)?.{0,14}(咨询|致电|拨打|联系|来电|查询)"),
            Pattern.compile("(将|会|待|等|后).{0,24}(反馈|回复|答复)"),
            Pattern.compile("(正在|尽快|及时|立即|进一步|继续|予以)(进行)?(核实|调查|处理|办理|协调|核查|核处|解决|研究)" + "(核实|处理|办理|解决|核处|当中|中|之中)*$"),
            Pattern.compile(
                    "(情况|内容|地址|信息)不(具体|明|详)|无法.{0,6}(核实|查询|联系|调查|取证)|不能明确|未留|没有(填写|留下|提供)" + "|请(您|你)?.{0,4}提供|补全信息"),
            Pattern.compile("^(联系)?(电话|热线|网址|链接|邮箱|联系方式|联系人)|已经?答复"),
            Pattern.compile("(会|将|已|请).{0,10}(相关|有关|职能|责任)(部门|单位|科室).{0,10}(核实|调查|处理|办理|处置|核处|跟进)"));

    private Clauses() {}

    /** What a piece does. */
    enum Role {
        COURTESY,
        PASSING,
        SAYING
    }

    /**
     * A piece.
     *
     * @param text folded as {@link Plain#simplified}, without greeting and date
     * @param from where its text begins in the folded answer
     */
    record Clause(String text, int from, Role role) {}

    /** All pieces of a text that is folded already. */
    static List<Clause> of(String folded) {
        List<Clause> clauses = new ArrayList<>();
        Matcher pieces = CLAUSE.matcher(folded);
        while (pieces.find()) {
            String text = DATE.matcher(pieces.group()).replaceFirst("");
            Matcher greeting = GREETING.matcher(text);
            int skip = greeting.find() ? greeting.end() : 0;
            String said = text.substring(skip);
            int blank = said.length() - said.stripLeading().length();
            said = said.strip();
            if (!said.isEmpty()) {
                clauses.add(new Clause(said, pieces.start() + skip + blank, role(said)));
            }
        }
        return clauses;
    }

    private static Role role(String clause) {
        if (COURTESY.matcher(clause).find() && !passes(clause)) {
            return Role.COURTESY;
        }
        if (passes(clause)) {
            return Role.PASSING;
        }
        return ECHO.matcher(clause).find() ? Role.COURTESY : Role.SAYING;
    }

    private static boolean passes(String clause) {
        return PASSING.stream().anyMatch(one -> one.matcher(clause).find());
    }
}
