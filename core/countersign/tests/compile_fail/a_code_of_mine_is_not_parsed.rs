//! Nothing that a person types becomes a code of mine.

use countersign::code::{Code, Mine};

fn main() {
    let _ = Code::<Mine>::parse("418203");
}
