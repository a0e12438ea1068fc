import Service
import Testing

@Suite struct LeaseHolderTests {
    private let terms = LeaseTerms()

    private func holder() -> LeaseHolder { LeaseHolder(job: JobID("j"), lease: 1, terms: terms, sentAt: 100) }

    @Test func beatsEveryFewSeconds() {
        var holder = holder()
        #expect(holder.step(at: 100) == .rest(until: 105))
        #expect(holder.step(at: 105) == .beat)
        holder.sent(at: 105)
        #expect(holder.step(at: 106) == .rest(until: 115))
        holder.answered(.proceed)
        #expect(holder.step(at: 106) == .rest(until: 110))
    }

    /// What counts is when the answered request was sent, not when the answer came.
    @Test func aLateAnswerIsWorthNoMoreThanItsRequest() {
        var holder = holder()
        holder.sent(at: 105)
        holder.answered(.proceed)
        #expect(holder.mayWrite(at: 119.9))
        #expect(!holder.mayWrite(at: 120))
    }

    @Test func stopsByItselfWithoutAnswersAndForGood() {
        var holder = holder()
        holder.sent(at: 105)
        holder.unanswered()
        #expect(holder.step(at: 110) == .beat)
        holder.sent(at: 110)
        #expect(holder.step(at: 115) == .stop)
        holder.answered(.proceed)
        #expect(holder.step(at: 116) == .stop)
        #expect(!holder.mayWrite(at: 116))
    }

    @Test func hearsOfACancelAndGoesOnBeating() {
        var holder = holder()
        holder.sent(at: 105)
        holder.answered(.stop)
        #expect(holder.step(at: 106) == .cancel)
        #expect(holder.step(at: 110) == .beat)
    }

    @Test func stopsWhenItHearsThatTheJobIsAnothers() {
        var holder = holder()
        holder.lost()
        #expect(holder.step(at: 101) == .stop)
    }
}
