//! What a visit costs, weighed as a browser pays for it: brotli 11.

use crate::{offline, precompress, program::glue, release};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::{collections::BTreeSet, fs, path::Path};

const BUDGET: &str = ".make/budget.toml";

/// What is fetched when the cabinet is put on a phone's screen, or not by a browser.
const NOT_FOR_A_VISIT: [&str; 4] = ["alternate", "apple-touch-icon", "canonical", "manifest"];

/// What is fetched when the first visit has all it needs, and in a frame.
const AFTERWARDS: [&str; 4] = ["framed.js", "offline.js", "sw-off.js", "sw.js"];

/// Bytes after brotli 11, each the most allowed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    first_visit: usize,
    lazy_chunk: usize,
    shared_chunk: usize,
    css: usize,
    html: usize,
    /// Each script of the offline shell.
    afterwards: usize,
    /// The loader of the company's own pages; after gzip 9, which every server has.
    loader: usize,
    /// All that the offline shell keeps, what the first visit has brought included.
    kept: usize,
    requests: usize,
    /// Lazy chunks that the sign-in page needs, by a part of their name.
    sign_in_needs: Vec<String>,
    /// Requests that are not in the page's head: the page itself, the program's own.
    requests_beside_the_page: usize,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Piece {
    FirstVisit,
    LazyChunk,
    SharedChunk,
    Css,
    Html,
    Afterwards,
    Loader,
    Other,
}

pub fn weigh(dist: &Path) -> Result<()> {
    let budget = fs::read_to_string(BUDGET).with_context(|| format!("cannot read {BUDGET}"))?;
    let budget: Budget = toml::from_str(&budget)?;
    let page = fs::read_to_string(dist.join("index.html"))
        .with_context(|| format!("{} holds no build: run `make build`", dist.display()))?;
    let mut over = Vec::new();
    let mut first_visit = 0;
    println!("{:>8}  brotli 11, bytes", "");
    for path in precompress::files(dist)? {
        let name = path.strip_prefix(dist)?.to_string_lossy().into_owned();
        let piece = piece(&name, &budget.sign_in_needs);
        if piece == Piece::Other {
            continue;
        }
        let bytes = fs::read(&path)?;
        let (size, note) = match piece {
            Piece::Loader => (precompress::gzip(&bytes)?.len(), " (gzip 9)"),
            _ => (precompress::brotli(&bytes)?.len(), ""),
        };
        println!("{size:>8}  {}{note}", short(&name));
        let most = match piece {
            Piece::FirstVisit => {
                first_visit += size;
                continue;
            }
            Piece::LazyChunk => budget.lazy_chunk,
            Piece::SharedChunk => budget.shared_chunk,
            Piece::Css => budget.css,
            Piece::Html => budget.html,
            Piece::Afterwards => budget.afterwards,
            Piece::Loader => budget.loader,
            Piece::Other => continue,
        };
        if size > most {
            over.push(format!("{} weighs {size}, allowed {most}", short(&name)));
        }
    }
    let requests = addresses(&page).len() + budget.requests_beside_the_page;
    println!(
        "{first_visit:>8}  first visit: wasm and JavaScript, allowed {}",
        budget.first_visit
    );
    println!("{requests:>8}  requests, allowed {}", budget.requests);
    let kept = offline::weight(dist)?;
    println!("{kept:>8}  kept to start offline, allowed {}", budget.kept);
    if kept > budget.kept {
        over.push(format!("offline keeps {kept}, allowed {}", budget.kept));
    }
    if first_visit > budget.first_visit {
        over.push(format!(
            "the first visit weighs {first_visit}, allowed {}",
            budget.first_visit
        ));
    }
    if requests > budget.requests {
        over.push(format!(
            "the first visit takes {requests} requests, allowed {}",
            budget.requests
        ));
    }
    ensure!(
        over.is_empty(),
        "over the budget of {BUDGET}:\n  {}",
        over.join("\n  ")
    );
    Ok(())
}

fn piece(name: &str, sign_in_needs: &[String]) -> Piece {
    let (_, extension) = name.rsplit_once('.').unwrap_or_default();
    let file = short(name);
    if name.starts_with('.') {
        return Piece::Other; // what Trunk was putting together when a build stopped
    }
    match extension {
        "html" => Piece::Html,
        "css" => Piece::Css,
        "js" if name == release::LOADER => Piece::Loader,
        "js" if release::is_pinned(name) => Piece::Other, // the same bytes
        "js" if AFTERWARDS.contains(&file) => Piece::Afterwards,
        "js" => Piece::FirstVisit,
        "wasm" if file == "main_bg.wasm" => Piece::FirstVisit,
        "wasm"
            if sign_in_needs
                .iter()
                .any(|part| file.contains(part.as_str())) =>
        {
            Piece::FirstVisit
        }
        "wasm" if file.starts_with("chunk_") || glue::SMALL.contains(&file) => Piece::SharedChunk,
        "wasm" => Piece::LazyChunk,
        _ => Piece::Other,
    }
}

/// The addresses the page makes a browser load, each once.
fn addresses(page: &str) -> BTreeSet<&str> {
    let head = page.split("</head>").next().unwrap_or_default();
    head.split('<')
        .filter(|tag| tag.starts_with("link ") || tag.starts_with("script "))
        .filter(|tag| !NOT_FOR_A_VISIT.iter().any(|rel| tag.contains(rel)))
        .filter_map(address)
        .collect()
}

fn address(tag: &str) -> Option<&str> {
    let after = ["href=", "src="]
        .iter()
        .find_map(|name| tag.split_once(name))?
        .1;
    Some(match after.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => after.split([' ', '>']).next()?,
    })
}

fn short(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::{Piece, addresses, piece};

    #[test]
    fn a_preloaded_file_is_one_request() {
        let page = r#"<head><link rel=modulepreload href="/a.js"><script src=/a.js></script><link href=/c.css rel=stylesheet></head><link href=/no>"#;
        assert_eq!(
            addresses(page).into_iter().collect::<Vec<_>>(),
            ["/a.js", "/c.css"]
        );
    }

    #[test]
    fn a_chunk_that_sign_in_needs_counts_for_the_first_visit() {
        let needs = ["sign_in".to_owned()];
        assert_eq!(
            piece("assets/1f/split_sign_in.wasm", &needs),
            Piece::FirstVisit
        );
        assert_eq!(
            piece("assets/1f/split_readings.wasm", &needs),
            Piece::LazyChunk
        );
        assert_eq!(piece("assets/1f/main.js.br", &needs), Piece::Other);
        assert_eq!(piece("sw.js", &needs), Piece::Afterwards);
        assert_eq!(piece("gas-cabinet.js", &needs), Piece::Loader);
        assert_eq!(
            piece("gas-cabinet-0123456789abcdef.js", &needs),
            Piece::Other
        );
    }
}
