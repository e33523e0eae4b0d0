//! Lists the modules in `src/modules/python`, so that adding one is adding a file. An engine for the
//! browser carries only those that nearly every program about threads imports: the page fetches the
//! others, together, when a program first asks for one.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What an engine for the browser carries.
const CARRIED: [&str; 4] = ["threading.py", "random.py", "sys.py", "time.py"];

fn python_files(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            python_files(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
    Ok(())
}

fn main() -> io::Result<()> {
    let variable = |name| env::var(name).map_err(io::Error::other);
    let folder = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("src/modules/python");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    python_files(&folder, &mut files)?;
    files.sort();
    let for_browser = variable("CARGO_CFG_TARGET_ARCH")? == "wasm32";
    let entries: Vec<String> = files
        .iter()
        .filter_map(|path| {
            let relative = path.strip_prefix(&folder).unwrap_or(path);
            let name = relative.to_string_lossy().replace('\\', "/");
            let carried = !for_browser || CARRIED.contains(&name.as_str());
            carried.then(|| format!("({name:?}, include_str!({path:?}))"))
        })
        .collect();
    let text = format!(
        "static SOURCES: &[(&str, &str)] = &[{}];\n",
        entries.join(",\n")
    );
    fs::write(Path::new(&variable("OUT_DIR")?).join("sources.rs"), text)
}
