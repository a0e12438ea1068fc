import Service
import Testing

@Suite struct LeaseWatchTests {
    private func sign(_ beats: Int64, lease: Int64 = 1, job: String = "j") -> LeaseSign {
        LeaseSign(job: JobID(job), lease: lease, beats: beats)
    }

    private func watch() -> LeaseWatch { LeaseWatch(terms: LeaseTerms()) }

    @Test func whoShowsTheSameForTooLongIsSilent() {
        var watch = watch()
        #expect(watch.look(at: [sign(1)], began: 100, ended: 100) == [])
        #expect(watch.look(at: [sign(1)], began: 119.9, ended: 119.9) == [])
        #expect(watch.look(at: [sign(1)], began: 120, ended: 120) == [sign(1)])
        #expect(watch.look(at: [sign(2)], began: 122, ended: 122) == [])
        #expect(watch.look(at: [sign(2), sign(7, job: "k")], began: 141, ended: 141) == [])
        #expect(watch.look(at: [sign(2), sign(7, job: "k")], began: 142, ended: 142) == [sign(2)])
    }

    /// What a server has not seen itself does not count: not after its start, nor after it was stopped itself.
    @Test func onlyWhatWasSeenTwiceCounts() {
        var watch = watch()
        #expect(watch.look(at: [sign(5)], began: 0, ended: 0) == [])
        #expect(watch.look(at: [sign(6)], began: 3600, ended: 3600) == [])
        #expect(watch.look(at: [], began: 3610, ended: 3610) == [])
        #expect(watch.look(at: [sign(6)], began: 3625, ended: 3625) == [])
        #expect(watch.look(at: [sign(6, lease: 2)], began: 3645, ended: 3645) == [])
    }

    /// A look that hangs for a minute may have been read at its beginning or its end.
    @Test func aLookThatTakesLongMakesNobodySilent() {
        var watch = watch()
        #expect(watch.look(at: [sign(1)], began: 0, ended: 60) == [])
        #expect(watch.look(at: [sign(1)], began: 61, ended: 200) == [])
        #expect(watch.look(at: [sign(1)], began: 80, ended: 80) == [sign(1)])
    }
}
