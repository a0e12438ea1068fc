import APIModel
import Core
import Service
import Testing

@Suite struct JobReporterTests {
    @Test func onlyWhatIsNewIsSent() throws {
        let reporter = JobReporter()
        #expect(reporter.take() == nil)
        var progress = JobProgress(phase: "read")
        progress.rows = 5
        reporter.progress(progress)
        reporter.note("one")
        reporter.warn(ErrorCode("log.gap"), "A gap.", hint: "Look.")
        let report = try #require(reporter.take())
        #expect(report.progress == progress)
        #expect(report.lines.map(\.level) == ["note", "warning"])
        #expect(report.lines.last == JobReportLine(level: "warning", code: "log.gap", message: "A gap. Look."))
        #expect(reporter.take() == nil)
        // The same said again is nothing new.
        reporter.progress(progress)
        #expect(reporter.take() == nil)
        reporter.changeProgress { $0.held = "its window is shut" }
        #expect(reporter.take()?.progress?.held == "its window is shut")
    }

    /// What could not be sent comes before what was said since, and newer facts count more.
    @Test func whatCouldNotBeSentComesFirst() throws {
        let reporter = JobReporter()
        reporter.note("first")
        var facts = InstanceFactsUpdate(repository: "r")
        facts.databases = ["a"]
        facts.storedBytes = 1
        reporter.facts(facts)
        let lost = try #require(reporter.take())
        reporter.note("second")
        var later = InstanceFactsUpdate(repository: "r")
        later.storedBytes = 2
        reporter.facts(later)
        reporter.putBack(lost)
        let report = try #require(reporter.take())
        #expect(report.lines.map(\.message) == ["first", "second"])
        #expect(report.facts?.databases == ["a"] && report.facts?.storedBytes == 2)
    }

    @Test func tooManyLinesLeaveOutNotesAndSaySo() throws {
        let reporter = JobReporter()
        reporter.error(TidemarkError(.internalDefect, "bad", hint: "report"))
        for number in 0..<(JobReporter.mostLines + 9) { reporter.note("\(number)") }
        let report = try #require(reporter.take())
        #expect(report.lines.count == JobReporter.mostLines + 1)
        #expect(report.lines.first?.message == "10 lines were left out.")
        #expect(report.lines.contains { $0.level == "error" })
        #expect(report.lines.last?.message == "\(JobReporter.mostLines + 8)")
    }
}
