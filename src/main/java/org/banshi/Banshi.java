package org.banshi;

import org.banshi.cli.Cli;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The application: every room under {@code org.banshi}, in one process. */
// Rooms do not know each other's classes, so two may bear the same name.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Banshi {

    /** Runs one command of {@code ./banshi}. */
    public static void main(String[] args) {
        System.exit(Cli.run(Banshi.class, args));
    }
}
