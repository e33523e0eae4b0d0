//! Installing Debian packages, where this is Debian and we may.

use std::fs;
use std::path::Path;

use crate::command::{find, output, program, run};
use crate::problem::Problem;
use crate::step::step;

/// Whether packages can be installed here: Debian (or a relative), as root.
pub fn can_install() -> bool {
    Path::new("/etc/debian_version").exists()
        && find("apt-get").is_some()
        && output(program("id").arg("-u")).is_ok_and(|user| user == "0")
}

/// Whether a package is installed.
pub fn is_installed(package: &str) -> bool {
    // One list file per package, with the architecture in its name where the package has several.
    let plain = format!("/var/lib/dpkg/info/{package}.list");
    if Path::new(&plain).exists() {
        return true;
    }
    let prefix = format!("{package}:");
    fs::read_dir("/var/lib/dpkg/info").is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name.starts_with(&prefix) && name.ends_with(".list")
        })
    })
}

/// Installs packages, those only that are missing.
pub fn install(packages: &[&str]) -> Result<(), Problem> {
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|package| !is_installed(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    step(&format!("Installing {}", missing.join(", ")), || {
        let apt = || {
            let mut command = program("apt-get");
            command.env("DEBIAN_FRONTEND", "noninteractive").arg("-qq");
            command
        };
        let install = || {
            run(apt()
                .args(["install", "-y", "--no-install-recommends"])
                .args(&missing))
        };
        // The lists may be missing or old; only then is the slower update needed.
        install().or_else(|_| {
            run(apt().arg("update"))?;
            install()
        })
    })
}
