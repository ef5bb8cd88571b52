//! The rules of Countersign.
