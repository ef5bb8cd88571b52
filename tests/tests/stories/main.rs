//! Stories of two people with two devices, told by the program that people run.

mod checks;
mod foreign_qr;
mod impostor;
mod interrupted;
mod pairing;
mod pictures;
mod reference;
mod support;
mod tour;
