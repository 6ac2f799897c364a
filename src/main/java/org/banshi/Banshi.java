package org.banshi;

import org.banshi.cli.Cli;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: every room under {@code org.banshi}, in one process. */
@SpringBootApplication
public class Banshi {

    /** Runs one command of {@code ./banshi}. */
    public static void main(String[] args) {
        System.exit(Cli.run(Banshi.class, args));
    }
}
