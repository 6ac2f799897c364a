package org.banshi.access;

import java.util.List;

/** Whoever keeps sealed values says where. A test holds the columns against what their comments say. */
public interface Sealed {
    /** The columns with sealed values. */
    List<SealedColumn> sealedColumns();
}
