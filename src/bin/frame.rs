//! Prints what is drawn from the app's own components when the site is built: the page's first frame, or, asked for
//! `help` and a language, the help of a browser that runs no scripts.

fn main() {
    #[cfg(feature = "frame")]
    print(&std::env::args().skip(1).collect::<Vec<_>>());
}

#[cfg(feature = "frame")]
fn print(wanted: &[String]) {
    use gas_cabinet::app::{first_frame, help_page};
    use gas_cabinet::locale::Lang;

    let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
    let page = std::fs::read_to_string("index.html").unwrap_or_default();
    let drawn = match wanted[..] {
        ["help", "en"] => help_page(Lang::En, &page),
        ["help", _] => help_page(Lang::Uk, &page),
        _ => first_frame(&page),
    };
    println!("{drawn}");
}
