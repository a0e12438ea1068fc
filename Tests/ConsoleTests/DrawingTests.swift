import Console
import Core
import Testing

@Suite struct DrawingTests {
    private let day = Timestamp(seconds: 1_763_683_200)

    private func shanghai() throws -> CalendarZone { try CalendarZone(parsing: "Asia/Shanghai") }

    @Test func timesLieInTheirPlaces() {
        let axis = TimeAxis(from: day, to: day.adding(seconds: 100), width: 50)
        #expect(axis.place(of: day.adding(seconds: 20)) == 10)
        #expect(axis.place(of: day.adding(seconds: -5)) == 0 && axis.place(of: day.adding(seconds: 500)) == 50)
        #expect(axis.holds(day) && !axis.holds(day.adding(seconds: 101)))
        let late = axis.middle(of: day.adding(seconds: 90), seconds: 60)
        #expect(late == axis.to && axis.middle(of: day.adding(seconds: 100), seconds: 60) == nil)
        #expect(axis.middle(of: day.adding(seconds: 10), seconds: 20) == day.adding(seconds: 20))
        // Of no length there is none.
        #expect(TimeAxis(from: day, to: day, width: 50).to > day)
    }

    @Test func namedTimesAreEvenWhereTheVisitorIs() throws {
        let axis = TimeAxis(from: day, to: day.adding(seconds: 86_400), width: 100)
        let utc = axis.ticks(in: .utc)
        #expect((4...9).contains(utc.count) && utc.allSatisfy { $0.text.hasSuffix(":00") })
        let week = TimeAxis(from: day, to: day.adding(seconds: 7 * 86_400), width: 100).ticks(in: try shanghai())
        #expect((4...9).contains(week.count))
        for tick in week { #expect(try shanghai().local(tick.at).sqlText.contains(" 00:00:00")) }
        let hour = TimeAxis(from: day, to: day.adding(seconds: 3600), width: 100).ticks(in: try shanghai())
        #expect(hour.allSatisfy { axis.from <= $0.at } && !hour.isEmpty)
        let ages = TimeAxis(from: day, to: day.adding(seconds: 86_400 * 4000), width: 100).ticks(in: .utc)
        #expect(ages.count <= 10)
    }

    private func line() -> RecoveryTimeline {
        let axis = TimeAxis(from: day, to: day.adding(seconds: 86_400), width: RecoveryTimeline.width)
        return RecoveryTimeline(
            axis: axis, restoreAddress: "/restore?project=p&instance=i", zoomAddress: "/x?from={from}&to={to}",
            outside: "nothing")
    }

    private func markup(_ line: RecoveryTimeline) -> String {
        line.markup(id: "t", note: "n", label: "l", in: .utc, moment: { $0.description }).html
    }

    @Test func everyMomentOfTheWindowIsALinkThatSaysWhatItBrings() {
        var line = line()
        line.spans = [.init(start: day.adding(seconds: -500), end: day.adding(seconds: 43_200), say: "about <3 min>")]
        line.gaps = [.init(start: day.adding(seconds: 43_200), end: day.adding(seconds: 50_000), say: "gap")]
        let html = markup(line)
        let links = html.matches(of: /<a href="\/restore\?project=p&amp;instance=i&amp;at=([^"]*)"/)
        #expect(links.count == 23, "\(links.count)")
        #expect(html.contains("about &lt;3 min&gt;") && !html.contains("<3 min"))
        #expect(html.contains(#"data-span-from="\#(day.adding(seconds: -500).microseconds)""#))
        #expect(html.contains(#"data-closed="yes""#) && html.contains("stroke-bad"))
        #expect(html.contains(#"data-address="/restore?project=p&amp;instance=i&amp;at={at}""#))
        // One of them is reached by the keyboard.
        #expect(html.matches(of: /tabindex="0"/).count == 1)
    }

    @Test func marksAreShownWhereTheyLie() {
        var line = line()
        let noon = day.adding(seconds: 43_200)
        line.marks = [
            .init(.provenBase, at: noon, title: "proven", restore: noon),
            .init(.base, at: day.adding(seconds: 90_000), title: "yonder", restore: nil),
            .init(.pendingBase, at: noon, title: "pending", restore: nil),
            .init(.burst, at: noon, text: "DELETE \"x\"", title: "burst", restore: nil),
            .init(.failedDrill, at: noon, title: "failed", restore: nil),
        ]
        let html = markup(line)
        #expect(html.contains("fill-deep stroke-deep") && html.contains("DELETE &quot;x&quot;"))
        #expect(!html.contains("yonder") && html.contains("<circle cx=\"565\""))
        #expect(html.matches(of: /<a href/).count == 1)
        for place in [#/style=/#, #/<script/#, #/ on[a-z]+=/#] { #expect(!html.contains(place)) }
    }

    @Test func aCurveIsBrokenWhereNobodyKnows() {
        let axis = TimeAxis(from: day, to: day.adding(seconds: 40), width: 100)
        let values: [Double?] = [1, 2, nil, 4, 0]
        var chart = AreaChart(
            axis: axis, height: 122,
            points: values.enumerated().map { .init(day.adding(seconds: Double($0.offset) * 10), $0.element) })
        chart.limit = (value: 2, text: "<limit>")
        chart.marks = [day.adding(seconds: 20), day.adding(seconds: 100)]
        let html = chart.markup(label: "a\"b", in: .utc) { "\(Int($0)) s" }.html
        #expect(html.matches(of: /class="no-fill stroke-tide"/).count == 2)
        #expect(html.contains("&lt;limit&gt;") && html.contains(">4 s<") && html.contains("aria-label=\"a&quot;b\""))
        #expect(html.matches(of: /stroke-dasharray="1 4"/).count == 1)
        let none = AreaChart(axis: axis, height: 100, points: []).markup(label: "", in: .utc) { "\($0)" }.html
        #expect(none.hasPrefix("<svg") && !none.contains("nan"))
    }

    @Test func squaresSayWhatTheyStandFor() {
        let map = HeatMap(
            squares: [
                .init(weight: 0, isWrong: false, title: "none"),
                .init(weight: 4, isWrong: true, title: "a < b", address: "/jobs"),
            ], columns: 1)
        let html = map.markup(label: "runs").html
        #expect(html.contains("<title>a &lt; b</title>") && html.contains("stroke-bad") && html.contains("fill-line"))
        #expect(html.contains("viewBox=\"0 0 22 44\"") && html.matches(of: /<a href="\/jobs"/).count == 1)
        #expect(ShareBar.markup([], label: "x").html.contains("<svg"))
    }
}
