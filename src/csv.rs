//! Tables for a spreadsheet: `;` between cells, as where the decimals have a comma, and no cell that runs as a formula.

/// Excel takes a file without it for one of another century.
const BYTE_ORDER_MARK: char = '\u{feff}';
const LINE_END: &str = "\r\n";

/// A file of lines, to be written one after another.
pub struct Csv(String);

impl Csv {
    pub fn new(heads: &[&str]) -> Self {
        let mut csv = Self(BYTE_ORDER_MARK.into());
        csv.line(&heads.iter().copied().map(str::to_owned).collect::<Vec<_>>());
        csv
    }

    pub fn line(&mut self, cells: &[String]) {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.0.push(';');
            }
            push_cell(&mut self.0, cell);
        }
        self.0.push_str(LINE_END);
    }

    pub fn text(self) -> String {
        self.0
    }
}

/// Quoted where it must be; and what a spreadsheet would run as a formula is told to be a text.
fn push_cell(text: &mut String, cell: &str) {
    let is_formula = !is_negative_number(cell)
        && cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let is_quoted = is_formula || cell.contains([';', '"', '\r', '\n']);
    if !is_quoted {
        return text.push_str(cell);
    }
    text.push('"');
    if is_formula {
        text.push('\'');
    }
    text.push_str(&cell.replace('"', "\"\""));
    text.push('"');
}

/// `-56,20`: a number is no formula, and shall be counted with.
fn is_negative_number(cell: &str) -> bool {
    cell.strip_prefix('-').is_some_and(|digits| {
        let is_part = |byte: u8| byte.is_ascii_digit() || byte == b',';
        !digits.is_empty() && digits.bytes().all(is_part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: &[&str]) -> String {
        let cells: Vec<_> = cells.iter().copied().map(str::to_owned).collect();
        let mut csv = Csv::new(&["А", "Б"]);
        csv.line(&cells);
        csv.text()
    }

    #[test]
    fn a_table_begins_with_its_mark_and_heads() {
        assert_eq!(written(&["1", "два"]), "\u{feff}А;Б\r\n1;два\r\n");
    }

    fn cell(of: &str) -> String {
        let mut text = String::new();
        push_cell(&mut text, of);
        text
    }

    #[test]
    fn what_separates_or_quotes_is_quoted() {
        for (of, expected) in [
            ("0070415", "0070415"),
            ("а;б", "\"а;б\""),
            ("«а», б", "«а», б"),
            ("a\"b", "\"a\"\"b\""),
            ("a\r\nb", "\"a\r\nb\""),
            ("", ""),
        ] {
            assert_eq!(cell(of), expected);
        }
    }

    #[test]
    fn a_cell_is_never_run_as_a_formula() {
        for of in [
            "=1+1", "+1", "-1+1", "-", "-A1", "@SUM(A1)", "\t=1", "\r=1", "＝1",
        ] {
            assert_eq!(cell(of), ["\"'", of, "\""].concat());
        }
    }

    #[test]
    fn a_negative_number_is_a_number() {
        for of in ["-1", "-56,20"] {
            assert_eq!(cell(of), of);
        }
    }
}
