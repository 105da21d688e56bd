/** What a book says beside its rules: base, parts, limits, bands, quarters, quotas, consequences, branches, exemption. */
package cn.sanwei.scoring.rulebook.grading;
