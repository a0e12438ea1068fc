/// How hard a code is to read, by the rules of the standard: less is better.
enum QRPenalty {
    private static let finder = [true, false, true, true, true, false, true]
    private static let quiet = [false, false, false, false]

    static func of(_ modules: [Bool], side: Int) -> Int {
        var points = 0
        for line in 0..<side {
            points += score((0..<side).map { modules[line * side + $0] })
            points += score((0..<side).map { modules[$0 * side + line] })
        }
        for y in 0..<side - 1 {
            for x in 0..<side - 1 {
                let place = y * side + x
                let isDark = modules[place]
                if modules[place + 1] == isDark, modules[place + side] == isDark, modules[place + side + 1] == isDark {
                    points += 3
                }
            }
        }
        let dark = modules.count { $0 }
        return points + abs(dark * 20 - modules.count * 10) / modules.count * 10
    }

    /// Runs of one colour, and what looks like a finder.
    private static func score(_ line: [Bool]) -> Int {
        var points = 0
        var run = 0
        for (index, isDark) in line.enumerated() {
            run = index > 0 && line[index - 1] == isDark ? run + 1 : 1
            if run == 5 { points += 3 } else if run > 5 { points += 1 }
        }
        for start in 0...line.count - 11 {
            let part = Array(line[start..<start + 11])
            if part == finder + quiet || part == quiet + finder { points += 40 }
        }
        return points
    }
}
