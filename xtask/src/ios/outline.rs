//! The outline out of which `XcodeGen` makes the project, and the catalogue of assets: every path and every name leads to
//! something, and no source is left out.

use std::{collections::BTreeSet, fs, path::Path};

use saphyr::{LoadableYamlNode, Yaml};
use serde_json::Value;

use super::{lists, wrong};
use crate::{
    error::TaskError,
    package,
    project::{self, Project},
};

/// Keys whose value is a path, beside the outline.
const PATHS: [&str; 3] = ["path", "INFOPLIST_FILE", "CODE_SIGN_ENTITLEMENTS"];
/// Keys whose value is an asset, with the ending of its folder.
const ASSETS: [(&str, &str); 2] = [
    ("ASSETCATALOG_COMPILER_APPICON_NAME", "appiconset"),
    ("ASSETCATALOG_COMPILER_GLOBAL_ACCENT_COLOR_NAME", "colorset"),
];
/// How Swift names an asset, with the ending of its folder.
const IN_SWIFT: [(&str, &str); 2] = [("Image(\"", "imageset"), ("Color(\"", "colorset")];
/// How large an icon has to be.
const ICON: u32 = 1024;

/// Reads the outline, the sources and the catalogue.
pub(super) fn check(project: &Project, app: &Path) -> Result<(), TaskError> {
    let file = app.join("project.yml");
    let outline = Yaml::load_from_str(&project::text(&file)?).map_err(|error| wrong(&file, &error.to_string()))?;
    let said = outline.iter().flat_map(|part| said(part)).collect::<Vec<_>>();
    let value = |wanted: &'static str| said.iter().filter(move |(key, _)| *key == wanted).map(|(_, value)| *value);
    for path in PATHS.into_iter().flat_map(value) {
        if !app.join(path).exists() {
            return Err(wrong(&file, &format!("there is no `{path}`")));
        }
    }
    let folders: BTreeSet<_> = value("path").map(|path| app.join(path)).collect();
    let package = project::text(&project.root.join("bindings/swift/Package.swift"))?;
    if let Some(none) = value("product").find(|product| !package.contains(&format!(".library(name: \"{product}\""))) {
        return Err(wrong(&file, &format!("`bindings/swift` makes no `{none}`")));
    }
    let mut named = BTreeSet::from([launch(&app.join("Countersign/Info.plist"))?]);
    for (key, ending) in ASSETS {
        named.extend(value(key).map(|name| format!("{name}.{ending}")));
    }
    for folder in ["Countersign", "CountersignTests"] {
        for source in package::files(&app.join(folder))? {
            if source.extension().is_none_or(|ending| ending != "swift") {
                continue;
            }
            if !folders.iter().any(|folder| source.starts_with(folder)) {
                return Err(wrong(&source, "is in no target of `project.yml`"));
            }
            named.extend(assets(&project::text(&source)?));
        }
    }
    catalogue(&app.join("Countersign/Resources/Assets.xcassets"), &named)?;
    println!("  project.yml: {} paths, {} assets", PATHS.into_iter().flat_map(value).count(), named.len());
    Ok(())
}

/// Every key with a text for its value, however deep.
fn said<'a>(part: &'a Yaml<'a>) -> Vec<(&'a str, &'a str)> {
    let mut found = Vec::new();
    if let Some(parts) = part.as_mapping() {
        for (key, value) in parts {
            found.extend(key.as_str().zip(value.as_str()));
            found.extend(said(value));
        }
    }
    found.extend(part.as_sequence().into_iter().flatten().flat_map(|part| said(part)));
    found
}

/// The colour that the system shows while the app starts, by the folder in which it lies.
fn launch(file: &Path) -> Result<String, TaskError> {
    let info = lists::read(file)?;
    let colour = info.get("UILaunchScreen").and_then(|screen| screen.as_dictionary()?.get("UIColorName")?.as_string());
    colour.map(|name| format!("{name}.colorset")).ok_or_else(|| wrong(file, "names no colour for the start"))
}

/// The assets that a source names, by the folders in which they lie.
fn assets(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (begins, ending) in IN_SWIFT {
        let names = source.split(begins).skip(1).filter_map(|rest| rest.split_once('"'));
        found.extend(names.map(|(name, _)| format!("{name}.{ending}")));
    }
    found
}

/// Every asset that is named is there, and every file of an asset.
fn catalogue(folder: &Path, named: &BTreeSet<String>) -> Result<(), TaskError> {
    if let Some(missing) = named.iter().find(|name| !folder.join(name).is_dir()) {
        return Err(wrong(folder, &format!("lacks `{missing}`")));
    }
    for file in package::files(folder)? {
        if file.file_name().is_some_and(|name| name == "Contents.json") {
            let contents: Value =
                serde_json::from_str(&project::text(&file)?).map_err(|error| wrong(&file, &error.to_string()))?;
            let images = contents.get("images").and_then(Value::as_array).into_iter().flatten();
            for name in images.filter_map(|image| image.get("filename")?.as_str()) {
                if !file.with_file_name(name).is_file() {
                    return Err(wrong(&file, &format!("there is no `{name}`")));
                }
            }
        }
    }
    let icon = folder.join("AppIcon.appiconset/AppIcon.png");
    let bytes = fs::read(&icon).map_err(TaskError::file(&icon))?;
    if is_icon(&bytes) { Ok(()) } else { Err(wrong(&icon, "is no picture of 1024 by 1024 without transparency")) }
}

/// Reads the head of a PNG (its section 11.2.2): width, height, eight bits, colours without transparency.
fn is_icon(bytes: &[u8]) -> bool {
    let number = |at: usize| bytes.get(at..)?.first_chunk().copied().map(u32::from_be_bytes);
    bytes.starts_with(b"\x89PNG\r\n\x1a\n")
        && number(16) == Some(ICON)
        && number(20) == Some(ICON)
        && bytes.get(24..26) == Some(&[8, 2])
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs};

    use saphyr::{LoadableYamlNode, Yaml};

    use super::{assets, catalogue, is_icon, launch, said};

    #[test]
    fn texts_are_found_at_every_depth() {
        let outline =
            Yaml::load_from_str("a:\n  path: x\n  list:\n    - path: y\n    - plain\nINFOPLIST_FILE: z\n").unwrap();
        assert_eq!(said(&outline[0]), [("path", "x"), ("path", "y"), ("INFOPLIST_FILE", "z")]);
    }

    #[test]
    fn assets_are_read_out_of_a_source_and_symbols_are_none() {
        let source = "Image(\"Mark\").x(Color(\"Paper\")); Image(systemName: \"lock\")";
        assert_eq!(assets(source), ["Mark.imageset", "Paper.colorset"]);
    }

    #[test]
    fn the_colour_of_the_start_is_read_where_it_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("Info.plist");
        let info =
            |inside: &str| format!("<plist version=\"1.0\"><dict><key>UILaunchScreen</key>{inside}</dict></plist>");
        fs::write(&file, info("<dict><key>UIColorName</key><string>Ink</string></dict>")).unwrap();
        assert_eq!(launch(&file).unwrap(), "Ink.colorset");
        fs::write(&file, info("<dict/>")).unwrap();
        assert!(launch(&file).is_err());
    }

    #[test]
    fn an_asset_that_is_not_there_is_found() {
        let folder = std::env::temp_dir().join(format!("countersign-assets-{}", std::process::id()));
        fs::create_dir_all(folder.join("Mark.imageset")).unwrap();
        let found = catalogue(&folder, &BTreeSet::from(["Other.imageset".to_owned()]));
        fs::write(folder.join("Mark.imageset/Contents.json"), r#"{"images": [{"filename": "Mark.svg"}]}"#).unwrap();
        let file = catalogue(&folder, &BTreeSet::from(["Mark.imageset".to_owned()]));
        fs::remove_dir_all(&folder).unwrap();
        assert!(found.unwrap_err().to_string().contains("Other.imageset"));
        assert!(file.unwrap_err().to_string().contains("Mark.svg"));
    }

    #[test]
    fn an_icon_has_its_size_and_no_transparency() {
        let head = |side: u32, colours: u8| {
            let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
            bytes.extend(side.to_be_bytes());
            bytes.extend(side.to_be_bytes());
            bytes.extend([8, colours]);
            bytes
        };
        assert!(is_icon(&head(1024, 2)));
        assert!(!is_icon(&head(1024, 6)));
        assert!(!is_icon(&head(512, 2)));
        assert!(!is_icon(b"GIF89a"));
    }
}
