/**
 * The command line: {@code ./banshi} and all its commands, the embedded PostgreSQL, the start and the ordered end of the
 * server. It never holds a rule of the city: a command opens the house, calls one service of a room and tells the result.
 *
 * <p>A new command is one class: {@code final class VerifyCommand implements Callable<Integer>} with {@code @Command(name,
 * description)} and {@code @Mixin Options options}, named in {@link org.banshi.cli.Commands}, with its line in the script
 * {@code ./banshi} (a test compares the two). Its {@code call()} is:
 *
 * <pre>{@code
 * try (House house = House.open(options)) {
 *     Report report = house.bean(Verification.class).run();
 *     options.result(report, report.summary());
 *     return report.isSound() ? 0 : 1;
 * }
 * }</pre>
 *
 * <p>{@code House.open} uses the database of the running server, or starts the database and stops it again. Beans are
 * made only when asked for, so no sweeper runs beside a command. A {@link org.banshi.cli.Refusal} is one clear line and
 * exit code 1; so is a {@link org.banshi.web.Problem}. Progress goes to {@code options.progress(line)}, on standard error.
 */
@NullMarked
@ApplicationModule
package org.banshi.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
