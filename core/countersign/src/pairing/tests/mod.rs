//! Pairing against vectors, mutations and models.
