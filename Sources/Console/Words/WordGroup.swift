/// The texts of a section: each a stored property, whose name is its name in templates. Classes, because a value of two thousand
/// texts is copied field by field wherever it is named: the compiler took a quarter of an hour over that.
package protocol WordGroup: AnyObject, Sendable {
    init()
}
