/// Says over how many connections the rows of a base may be read now. Asked before each range of rows; what is being read
/// when it changes its mind is read to its end.
package protocol ReadGovernor: Sendable {
    /// 0 for a pause.
    var connections: Int { get }

    /// A range of rows was read, or a small table as a whole.
    func noteRange(bytes: UInt64, seconds: Double)
}
