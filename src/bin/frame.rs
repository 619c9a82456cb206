//! Prints the page's first frame, drawn from the app's own components. Run when the site is built.

fn main() {
    #[cfg(feature = "frame")]
    println!("{}", gas_cabinet::app::first_frame());
}
