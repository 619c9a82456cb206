//! The site as a server has it, and the next release of it: the same build under another name.

use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::Path;

/// Files that name the build's own folder.
const NAMING: [&str; 3] = ["index.html", "release.json", "sw.js"];
/// As the build has left what is empty in `index.html`; its end aside.
const NOBODY: &str = "<meta name=gc-embedders";
const TWINS: [&str; 2] = ["br", "gz"];

/// The built site at `site`, as long as nobody changes it.
pub fn put(built: &Path, site: &Path) -> io::Result<()> {
    symlink(built, site)
}

/// A copy of it, in one stroke: the browser asks for files all the time.
pub fn make_own(site: &Path) -> io::Result<()> {
    let (own, link) = (site.with_extension("own"), site.with_extension("link"));
    if !own.exists() {
        copy(&fs::read_link(site)?, &own)?;
        symlink(&own, &link)?;
        fs::rename(link, site)?;
    }
    Ok(())
}

/// Another build takes the place of this one, as on a server that keeps no older files: its folder has another name,
/// and so have all that name it.
pub fn next(site: &Path) -> io::Result<()> {
    let assets = site.join("assets");
    let folder = fs::read_dir(&assets)?.next();
    let name = folder.ok_or(io::ErrorKind::NotFound)??.file_name();
    let name = name.to_string_lossy();
    // Still hexadecimal, still as long.
    let (first, rest) = name.split_at(1);
    let next = [rest, first].concat();
    fs::rename(assets.join(&*name), assets.join(&next))?;
    for file in NAMING {
        edit(site, file, |text| text.replace(&*name, &next))?;
    }
    Ok(())
}

/// The page says who may frame it.
pub fn may_be_framed(site: &Path, by: &str) -> io::Result<()> {
    let this = format!("{NOBODY} content=\"{by}\"");
    edit(site, "index.html", |page| page.replace(NOBODY, &this))
}

/// The page takes what it does not say itself from a file, and says nothing of who may frame it.
pub fn reads_settings(site: &Path, settings: &str) -> io::Result<()> {
    fs::write(site.join("settings.json"), settings)?;
    edit(site, "index.html", |page| {
        let (before, rest) = page.split_once(NOBODY).unwrap_or((page, ">"));
        let after = rest.split_once('>').unwrap_or_default().1;
        format!("{before}<meta name=gc-config content=/settings.json>{NOBODY}>{after}")
    })
}

/// Changes a file, whose compressed twins go.
pub fn edit(site: &Path, file: &str, change: impl Fn(&str) -> String) -> io::Result<()> {
    let path = site.join(file);
    fs::write(&path, change(&fs::read_to_string(&path)?))?;
    for twin in TWINS {
        fs::remove_file(site.join(format!("{file}.{twin}"))).ok();
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
