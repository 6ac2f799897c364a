package org.banshi.files;

/** Makes the name that somebody gave a file harmless. */
final class Names {
    private static final int MOST = 80;

    private Names() {}

    /** Without folders, control and direction characters, with the ending of the content. */
    static String clean(String given, String ending) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}<>:\"|?*%;]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        int dot = plain.lastIndexOf('.');
        String stem = (dot > 0 && plain.length() - dot <= 6 ? plain.substring(0, dot) : plain)
                .replaceAll("^[. ]+|[. ]+$", "");
        if (stem.codePointCount(0, stem.length()) > MOST) {
            stem = stem.substring(0, stem.offsetByCodePoints(0, MOST));
        }
        return (stem.isEmpty() ? "file" : stem) + "." + ending;
    }
}
