/** Values as they were written in YAML: each reading that fails says so in the findings and gives nothing. */
package cn.sanwei.scoring.rulebook.yaml;
