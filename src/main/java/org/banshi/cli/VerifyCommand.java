package org.banshi.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.banshi.matter.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verify}: walks the whole ledger and finds history that was rewritten, taken out or cut off. */
@Command(name = "verify", description = "finds history that was rewritten, taken out or cut off")
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Override
    public Integer call() {
        try (House house = House.open(options)) {
            Verifier.Report report = house.bean(Verifier.class).verify(done -> options.progress(done + " events"));
            String findings = report.findings().stream()
                    .map(finding -> "\n" + finding.fault() + " " + finding.subject()
                            + (finding.seq() == 0 ? "" : ", event " + finding.seq()))
                    .collect(Collectors.joining());
            options.result(
                    report,
                    "%s: %d matters, %d events, %d daily roots%s"
                            .formatted(
                                    report.isWhole() ? "The ledger is whole" : "THE LEDGER IS NOT WHOLE",
                                    report.matters(),
                                    report.events(),
                                    report.roots(),
                                    findings));
            return report.isWhole() ? 0 : 1;
        }
    }
}
