//! What picture files may and may not do.
