/// The modules of a QR code while it is drawn: patterns that every code of a size has, and codewords between them.
struct QRCanvas {
    private let version: QRVersion
    private let side: Int
    private var modules: [Bool]
    /// What belongs to a pattern, and is never masked.
    private var isPattern: [Bool]

    init(_ version: QRVersion) {
        self.version = version
        side = version.side
        modules = Array(repeating: false, count: side * side)
        isPattern = modules
        drawPatterns()
    }

    private mutating func set(_ x: Int, _ y: Int, _ isDark: Bool) {
        modules[y * side + x] = isDark
        isPattern[y * side + x] = true
    }

    private mutating func drawPatterns() {
        for place in 0..<side {
            set(6, place, place.isMultiple(of: 2))
            set(place, 6, place.isMultiple(of: 2))
        }
        for (x, y) in [(3, 3), (side - 4, 3), (3, side - 4)] { drawFinder(x, y) }
        let places = version.alignments
        for (column, x) in places.enumerated() {
            for (row, y) in places.enumerated() {
                let last = places.count - 1
                let isCorner = (column == 0 && (row == 0 || row == last)) || (column == last && row == 0)
                if !isCorner { drawAlignment(x, y) }
            }
        }
        drawVersion()
        // Takes the place; what stands in it depends on the mask.
        drawFormat(0)
    }

    private mutating func drawFinder(_ x: Int, _ y: Int) {
        for down in -4...4 {
            for right in -4...4 {
                guard (0..<side).contains(x + right), (0..<side).contains(y + down) else { continue }
                let distance = max(abs(right), abs(down))
                set(x + right, y + down, distance != 2 && distance != 4)
            }
        }
    }

    private mutating func drawAlignment(_ x: Int, _ y: Int) {
        for down in -2...2 {
            for right in -2...2 { set(x + right, y + down, max(abs(right), abs(down)) != 1) }
        }
    }

    private mutating func drawVersion() {
        guard version.number >= 7 else { return }
        var rest = version.number
        for _ in 0..<12 { rest = rest << 1 ^ (rest >> 11) * 0x1F25 }
        let bits = version.number << 12 | rest
        for index in 0..<18 {
            let (far, near) = (side - 11 + index % 3, index / 3)
            set(far, near, bits >> index & 1 == 1)
            set(near, far, bits >> index & 1 == 1)
        }
    }

    /// The level M, whose bits are 0, and the mask; twice.
    private mutating func drawFormat(_ mask: Int) {
        var rest = mask
        for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9) * 0x537 }
        let bits = (mask << 10 | rest) ^ 0x5412
        let isDark = (0..<15).map { bits >> $0 & 1 == 1 }
        for index in 0..<6 { set(8, index, isDark[index]) }
        set(8, 7, isDark[6])
        set(8, 8, isDark[7])
        set(7, 8, isDark[8])
        for index in 9..<15 { set(14 - index, 8, isDark[index]) }
        for index in 0..<8 { set(side - 1 - index, 8, isDark[index]) }
        for index in 8..<15 { set(8, side - 15 + index, isDark[index]) }
        set(8, side - 8, true)
    }

    /// In columns of two, from the right, up and down in turn, around the patterns.
    mutating func draw(_ codewords: [UInt8]) {
        var bit = 0
        var right = side - 1
        while right >= 1 {
            if right == 6 { right = 5 }
            let isUpward = (right + 1) & 2 == 0
            for step in 0..<side {
                let y = isUpward ? side - 1 - step : step
                for x in [right, right - 1] where !isPattern[y * side + x] && bit < codewords.count * 8 {
                    modules[y * side + x] = codewords[bit >> 3] >> UInt8(7 - bit & 7) & 1 == 1
                    bit += 1
                }
            }
            right -= 2
        }
    }

    /// The modules under a mask, 0 to 7.
    func masked(_ mask: Int) -> [Bool] {
        var canvas = self
        canvas.drawFormat(mask)
        for y in 0..<side {
            for x in 0..<side where !isPattern[y * side + x] && Self.isTurned(mask, x, y) {
                canvas.modules[y * side + x].toggle()
            }
        }
        return canvas.modules
    }

    private static func isTurned(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
        switch mask {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (x / 3 + y / 2) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        default: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }
}
