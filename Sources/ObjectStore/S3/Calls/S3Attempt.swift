internal import Core

/// One try of a call.
package struct S3Attempt: Sendable {
    /// 1 for the first.
    package var number = 1
    /// Whether an earlier try may have been carried out although its answer was lost.
    package var mayHaveArrived = false
    var deadline: Timestamp

    init(deadline: Timestamp) { self.deadline = deadline }
}
