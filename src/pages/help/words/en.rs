//! The help in English.

use super::Words;

pub static EN: Words = Words {
    title: "Help",
    lead: "How to read the meter, which number is which, what a bill is made of, and whom to call.",
    contents: "On this page",
    meter: "How to read the meter",
    drawn_black: "this is the reading: black digits, whole cubic metres.",
    drawn_red: "Red digits on the right are parts of a cubic metre. They are not submitted.",
    meter_steps: [
        "Find the row of digits on the meter. It is marked m³.",
        "Write down all black digits from left to right. Zeros in front may be left out: 04137 and 4137 are the same number.",
        "If the meter is electronic, press its button until a number marked m³ appears. The digits after the comma are not needed.",
        "Submit the reading in the cabinet. It works out the cubic metres at once, and asks again if the number is unusual.",
        "No gas used? Submit the same number: so the company knows that the meter works.",
    ],
    meter_broken: "The digits do not move, the glass is broken or a seal is gone? Touch nothing and call the operator: the number is below.",
    numbers: "Which number is which",
    numbers_of: [
        (
            "Account at the operator",
            "10 digits, on the bill for delivery.",
            "Delivery of the gas is paid under it.",
        ),
        (
            "Account at the supplier",
            "9 digits, on the bill for gas.",
            "The gas itself is paid under it.",
        ),
        (
            "Consumer’s EIC code",
            "16 characters, digits and Latin letters, beginning with 56X.",
            "Your number on the gas market. It is needed to change the supplier.",
        ),
        (
            "Metering point’s EIC code",
            "16 characters, beginning with 56Z.",
            "The number of the place of the meter. It stays with the home, whoever owns it.",
        ),
        (
            "Meter’s serial number",
            "On the meter’s plate, after №.",
            "It shows whether the meter on record is yours.",
        ),
        (
            "Invoice number",
            "At the top of every bill.",
            "Name it when you ask about the sum of a month.",
        ),
    ],
    bill: "What a bill is made of",
    bill_steps: [
        "Volume: the new reading less the one before. These are the month’s cubic metres.",
        "Gas: the volume times your supplier’s price.",
        "Delivery: a bill of its own, from the operator. The volume of the last gas year (October to September) times the tariff, divided by 12, so the sum is the same each month.",
        "A benefit and a subsidy make the sum smaller.",
        "A recalculation corrects earlier months, and a penalty is added where a payment was late.",
    ],
    bill_more: "Without a reading the operator plans the volume, and the bill may be larger. The cabinet explains every bill step by step: “Why this sum”.",
    days: "Days of the month",
    days_of: [
        (
            "1st to 5th",
            "Submit the reading as of the 1st. Some suppliers take it from the 28th on.",
        ),
        ("10th to 12th", "The invoice of the month before appears."),
        ("By the 20th", "Pay for gas and for delivery."),
        (
            "Every few years",
            "The meter is verified. Its day stands on the page “Meters and gas appliances”.",
        ),
    ],
    days_more: "So it is as a rule. The days of your own home stand on the page “Important dates”.",
    contacts: "Whom to call",
    emergency: "Smell of gas, accidents, day and night",
    operator: "Delivery, meter, seals, verification",
    supplier: "Gas, reading, bill, contract",
    cabinet: "The cabinet, signing in, password",
    onward: "Do it now",
    to_reading: "Submit a reading",
    to_numbers: "Your home’s numbers",
    to_invoices: "Your invoices",
    to_dates: "Important dates",
    to_question: "Ask the company",
};
