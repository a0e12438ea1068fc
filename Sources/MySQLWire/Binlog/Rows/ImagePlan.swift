/// The plans of one row image: those of the table with the columns taken out that the image does not have.
struct ImagePlan: Sendable {
    private(set) var plans: [ColumnPlan]
    /// How many columns the image has.
    private(set) var presentColumns = 0
    /// Included columns the image does not have.
    private(set) var absentIncluded: [Int] = []
    /// The most bytes an image's output takes beyond its input.
    private(set) var outputBound = 0
    private var present: [UInt8]

    init(_ plans: [ColumnPlan], present: [UInt8]) {
        self.plans = plans
        self.present = present
        for index in plans.indices {
            if present[index >> 3] & (1 << UInt8(index & 7)) != 0 {
                presentColumns += 1
            } else {
                self.plans[index].operation = .absent
                if plans[index].nullBit >= 0 { absentIncluded.append(index) }
            }
        }
        outputBound = self.plans.reduce(CanonicalKind.nullBitmapSize(columns: plans.count) + 16) {
            $0 + $1.outputBound
        }
    }

    /// Makes the plans fit an event's bitmap; nothing to do in the usual case that it is the same as before.
    mutating func adapt(to bitmap: UnsafeRawBufferPointer, _ all: [ColumnPlan]) {
        guard bitmap.count == present.count, !same(bitmap, all.count) else { return }
        self = ImagePlan(all, present: [UInt8](bitmap))
    }

    /// Whether the bitmap's first `count` bits are the known ones.
    private func same(_ bitmap: UnsafeRawBufferPointer, _ count: Int) -> Bool {
        let whole = count >> 3
        for index in 0..<whole where bitmap[index] != present[index] { return false }
        let rest = count & 7
        return rest == 0 || (bitmap[whole] ^ present[whole]) & (1 << UInt8(rest) - 1) == 0
    }
}
