/// The texts of a section: each a stored property, whose name is its name in templates.
package protocol WordGroup: Sendable {
    init()
}
