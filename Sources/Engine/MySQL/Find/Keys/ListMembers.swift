internal import Repository

/// The members of an ENUM or SET column, from its type as the server writes it.
struct ListMembers {
    private let members: [String]
    private let isSet: Bool

    /// nil for other types.
    init?(_ column: ColumnDefinition) {
        guard column.dataType == "enum" || column.dataType == "set" else { return nil }
        isSet = column.dataType == "set"
        var members: [String] = []
        var text = ""
        var isInside = false
        var rest = column.columnType.drop { $0 != "'" }[...]
        while let character = rest.first {
            rest = rest.dropFirst()
            if character != "'" {
                if isInside { text.append(character) }
            } else if isInside, rest.first == "'" {
                text.append(character)
                rest = rest.dropFirst()
            } else if isInside {
                members.append(text)
                text = ""
                isInside = false
            } else {
                isInside = true
            }
        }
        self.members = members
    }

    func text(of number: UInt64) -> String {
        guard isSet else {
            return number >= 1 && number <= members.count ? members[Int(number) - 1] : String(number)
        }
        return members.enumerated().filter { $0.offset < 64 && number & (1 << UInt64($0.offset)) != 0 }
            .map(\.element).joined(separator: ",")
    }

    /// What a member, or members with commas, or a number stands for; compared without regard to case.
    func number(of text: String) -> UInt64? {
        let wanted = text.lowercased()
        guard isSet else {
            return members.firstIndex { $0.lowercased() == wanted }.map { UInt64($0) + 1 } ?? UInt64(text)
        }
        if let number = UInt64(text) { return number }
        var number: UInt64 = 0
        for part in wanted.split(separator: ",") {
            guard let place = members.firstIndex(where: { $0.lowercased() == part }), place < 64 else { return nil }
            number |= 1 << UInt64(place)
        }
        return number
    }
}
