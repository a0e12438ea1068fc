internal import Core
internal import Repository

/// What merging has done, in a line.
enum MergeText {
    static func done(_ report: MergeReport) -> String {
        guard report.objects > 0 else {
            return report.removed > 0 ? "\(CountText.of(report.removed, "object")) left over removed" : "nothing is due"
        }
        return "\(CountText.of(report.segments, "segment")), \(ByteCount(report.bytesBefore)), in "
            + "\(CountText.of(report.objects, "object")), \(ByteCount(report.bytesAfter))"
    }
}
