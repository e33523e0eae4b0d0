//! Golden listings: the code that each construct compiles to, next to its source in `tests/listings`.
//!
//! A change of the compiler shows here as a difference to read. `UPDATE=1 cargo test --test listings`
//! writes the listings anew.

use std::fs;
use std::path::Path;

use interleave::{bytecode, syntax};

#[test]
fn listings_are_as_written_down() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/listings");
    let mut sources: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    sources.sort();
    assert!(!sources.is_empty());
    for source in sources {
        let name = source.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&source).unwrap();
        let module = syntax::parse(&text, &name).unwrap();
        let code = bytecode::compile(&module).unwrap();
        bytecode::verify(&code).unwrap();
        let listing = bytecode::listing(&code);
        let golden = source.with_extension("txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&golden, &listing).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(listing, expected, "{name}");
    }
}
