package org.banshi;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: every room under {@code org.banshi}, in one process. */
@SpringBootApplication
public class Banshi {

    /** Starts the server with the settings of the environment. */
    public static void main(String[] args) {
        SpringApplication.run(Banshi.class, args);
    }
}
