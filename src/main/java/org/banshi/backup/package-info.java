/**
 * Backup and restore of a whole city: all tables from one snapshot, the files of matters and a manifest with checksums,
 * in one file. Never the keys. It knows tables only by the database's own catalogue, so a new table needs nothing here.
 */
@NullMarked
@ApplicationModule
package org.banshi.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
