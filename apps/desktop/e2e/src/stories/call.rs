//! A call: the caller's code first, then the answer; a wrong code before it and the same code after it.

use crate::{error::StoryError, person::Person};

/// Petra calls Omar; each checks the other. On the way Omar mistypes, and meets an impostor who heard the code.
pub(crate) fn both_ways(
    petra: &mut Person<'_>,
    petras_name: &str,
    omar: &mut Person<'_>,
    omars_name: &str,
) -> Result<(), StoryError> {
    petra.keep_picture("docs-home")?;
    petra.keep_tree("home")?;
    petra.press("I am calling")?;
    petra.press_row(omars_name)?;
    petra.expect("Dial only this number")?;
    petra.expect("seconds left")?;
    petra.keep_picture("docs-i-am-calling")?;
    petra.keep_tree("i-am-calling")?;

    omar.press("They called me")?;
    omar.press_row(petras_name)?;
    let asks = format!("The code {petras_name} reads out");
    omar.expect(&asks)?;
    omar.keep_tree("they-called-me")?;

    let code = petra.code()?;
    let wrong: String = code.chars().rev().map(|digit| if digit == '9' { '0' } else { '9' }).collect();
    omar.fill(&asks, &wrong)?;
    omar.expect_announced("Not verified")?;
    omar.keep_picture("docs-wrong")?;
    omar.keep_tree("wrong")?;
    omar.expect_unrepeated("Not verified")?;
    omar.press("Enter another code")?;

    omar.expect(&asks)?;
    let code = petra.code()?;
    omar.fill(&asks, &code)?;
    omar.expect_announced(&format!("This is {petras_name}"))?;
    omar.keep_picture("docs-verified")?;
    omar.keep_tree("verified")?;
    omar.expect_unrepeated(&format!("This is {petras_name}"))?;
    omar.press("Now prove yourself")?;
    omar.expect("Now prove yourself to")?;
    omar.keep_tree("now-prove-yourself")?;

    let answer = omar.code()?;
    petra.fill(&format!("The code {omars_name} reads out"), &answer)?;
    petra.expect_announced(&format!("This is {omars_name}"))?;
    petra.press("Done")?;
    petra.expect("Who is really on the phone?")?;
    omar.press("Done")?;

    // Someone overheard the code and calls with it.
    omar.press("They called me")?;
    omar.press_row(petras_name)?;
    omar.fill(&asks, &code)?;
    omar.expect_announced("This code was already used")?;
    omar.keep_picture("docs-already-used")?;
    omar.keep_tree("already-used")?;
    omar.key("ctrl+h")?;
    omar.expect("Who is really on the phone?")
}
