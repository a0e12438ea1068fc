import Testing
import tidemark

/// The pure parts of what is printed.
@Suite struct ConsoleTextTests {
    @Test func barsFillOnlyWhenAllIsDone() {
        #expect(ProgressBar.text(fraction: 0, width: 4) == "░░░░   0 %")
        #expect(ProgressBar.text(fraction: 0.999, width: 4) == "███░  99 %")
        #expect(ProgressBar.text(fraction: 1, width: 4) == "████ 100 %")
        #expect(ProgressBar.text(fraction: 7, width: 4) == "████ 100 %")
        #expect(ProgressBar.text(fraction: .nan, width: 4) == "░░░░   0 %")
    }

    @Test func ratesAreRecentAndTimeLeftFollows() {
        var meter = RateMeter(span: 10)
        meter.note(0, at: 0)
        #expect(meter.rate == nil)
        for second in 1...30 { meter.note(UInt64(second) * (second <= 15 ? 1000 : 1000), at: Double(second)) }
        #expect(meter.rate == 1000)
        #expect(meter.secondsLeft(until: 40_000) == 10)
        #expect(meter.secondsLeft(until: 10) == 0)
        // A counter that begins anew begins a new measurement.
        meter.note(5, at: 31)
        #expect(meter.rate == nil)
    }

    @Test func countsAreReadable() {
        #expect(CountText.grouped(0) == "0")
        #expect(CountText.grouped(999) == "999")
        #expect(CountText.grouped(1_204_331) == "1,204,331")
        #expect(CountText.short(31_200_000, of: 42_100_000) == "31.2 of 42.1 M")
        #expect(CountText.short(950, of: 42_100_000) == "950 of 42.1 M")
        #expect(CountText.short(268_400.0) == "268 k")
        #expect(CountText.of(1, "table") == "1 table")
        #expect(CountText.of(2, "table") == "2 tables")
    }

    @Test func tablesAlignTheirColumns() {
        var table = TextTable([("NAME", .left), ("ROWS", .right), ("NOTE", .left)])
        table.add(["a", "1,000"])
        table.add(["longer", "7", "x"])
        #expect(table.lines == ["NAME     ROWS  NOTE", "a       1,000", "longer      7  x"])
    }

    @Test func objectsKeepTheirOrderAndEscape() {
        let value: JSONValue = [
            "event": "x", "b": 1, "a": [true, nil, 1.5, 2.0], "text": "a\"\\\n\u{1}顾客", "big": .unsigned(.max),
        ]
        #expect(
            value.text
                == #"{"event":"x","b":1,"a":[true,null,1.5,2],"text":"a\"\\\n\u0001顾客","big":18446744073709551615}"#)
        #expect(JSONValue.number(.infinity).text == "null")
    }
}
