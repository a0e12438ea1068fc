import APIModel
import Core
import Service
import Testing

@Suite struct ComplianceStatementTests {
    private static let time = Fixture.at(0)
    private static let all: [ComplianceStatement] =
        [
            .covered(by: "n"), .noPlan, .severalPlans(["a", "b"]), .base(at: time), .noBase, .baseOverdue(newest: time),
            .baseNotStarted(since: time), .baseTooOld(at: time, limit: 60), .streaming, .notStreaming, .noLogWanted,
            .window(from: time, to: nil), .window(from: time, to: time), .noWindow, .gaps(2),
            .windowTooShort(seconds: 1, limit: 2), .behind(seconds: 1, limit: nil), .behind(seconds: 1, limit: 2),
            .rpoUnknown, .copied(to: "r", newest: time), .noCopy, .copyEmpty("r"),
            .copyTooOld("r", newest: time, limit: 3), .samePlace("r"), .placeUnknown("r"),
            .locked("r", mode: "compliance", days: 3), .locked("r", mode: "governance", days: 3), .notLocked("r"),
            .lockTooShort("r", days: 1, limit: 5), .lockUnknown("r"), .sealed, .nothingStored,
            .keys(AssignedKey.Kind.allCases.map { ComplianceStatement.StoreKey(store: "r", kind: $0) }),
            .noKey(of: ["r", "s"]), .drillPassed(id: "d", at: time, rto: 5), .drillPassed(id: "d", at: time, rto: nil),
            .noDrill, .drillFailed(at: time), .noEvidence(of: "d"), .drillTooOld(at: time, limit: 7),
            .rights([RoleCount(role: "viewer", people: 1, groups: 2, tokens: 3)]), .rights([]), .rightsNotAvailable,
            .auditIntact(entries: 9, at: time, checkpoint: time), .auditIntact(entries: 9, at: time, checkpoint: nil),
            .auditNotAvailable, .auditNeverVerified(entries: 9), .auditBroken(at: time),
            .auditTooOld(at: time, limit: 60),
        ] + InstanceTLS.allCases.map { .transport($0) }

    /// Each says something of its own in both languages, and Chinese holds no English words but names of things.
    @Test func everyStatementIsASentenceInBothLanguages() {
        for language in ReportLanguage.allCases {
            let texts = Self.all.map { $0.text(in: language) }
            #expect(Set(texts).count == texts.count)
            for text in texts {
                let hasChinese = text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
                #expect(hasChinese == (language == .chinese) && text.hasSuffix(hasChinese ? "。" : "."), "\(text)")
            }
        }
    }

    @Test func figuresAreWrittenAsTheLanguageDoes() {
        let behind = ComplianceStatement.behind(seconds: 185, limit: 90_000)
        #expect(behind.text(in: .english) == "Its log is 3 min 05 s behind; at most 1 d 01 h is asked for.")
        #expect(behind.text(in: .chinese) == "日志滞后 3 分 05 秒；要求不超过 1 天 01 小时。")
        let base = ComplianceStatement.base(at: Fixture.at(0.25))
        #expect(base.text(in: .english) == "The newest base is of 2027-01-15 08:00:00 UTC.")
    }
}
