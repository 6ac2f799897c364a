/* small helps; every page works without them */
