//! The paths of ours that a text names.

/// Every path of ours that the code names, from the crate's root, with its line.
pub fn paths(module: &[String], code: &str) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    for (line, start, root) in beginnings(module, code) {
        let mut ends = Vec::new();
        expand(&code[start..], &root, &mut ends);
        found.extend(ends.into_iter().map(|path| (line, path)));
    }
    found
}

/// Where `crate::` and `super::…` end, and the module they lead to.
fn beginnings(module: &[String], code: &str) -> Vec<(usize, usize, Vec<String>)> {
    let mut found = Vec::new();
    for word in ["crate::", "super::"] {
        for (at, _) in code.match_indices(word) {
            let before = &code[..at];
            if before.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let end = at + word.len();
            let supers = match word {
                // Only the last `super` of a row is where a path begins.
                "super::" if code[end..].starts_with("super::") => continue,
                "super::" => 1 + trailing_supers(before),
                _ => module.len(),
            };
            let root = module[..module.len().saturating_sub(supers)].to_vec();
            found.push((before.matches('\n').count() + 1, end, root));
        }
    }
    found
}

fn trailing_supers(before: &str) -> usize {
    match before.strip_suffix("super::") {
        Some(rest) => 1 + trailing_supers(rest),
        None => 0,
    }
}

/// Follows `a::b` and every branch of `a::{b, c::d}`.
fn expand(text: &str, prefix: &[String], found: &mut Vec<Vec<String>>) {
    let text = text.trim_start();
    if let Some(group) = text.strip_prefix('{') {
        for branch in branches(group) {
            expand(branch, prefix, found);
        }
        return;
    }
    let end = text
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    if name.is_empty() {
        return;
    }
    let path = [prefix, &[name.to_owned()]].concat();
    match rest.strip_prefix("::") {
        Some(rest) => expand(rest, &path, found),
        None => found.push(path),
    }
}

/// The comma-separated parts of a group up to its closing brace.
fn branches(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&group[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts
}

/// `pages/readings/form.rs` is `pages::readings::form`, `pages/readings/mod.rs` is `pages::readings`.
pub fn module_of(file: &str) -> Vec<String> {
    let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
    path.split('/').map(str::to_owned).collect()
}
