package org.banshi.demo;

/** The database holds a city that is not the demo's, which must not be mixed with it; the message says what to do. */
final class CityThere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CityThere() {
        super("there is already a city that is not the demo's:"
                + " choose an empty folder for the demo with --data, or an empty database");
    }
}
