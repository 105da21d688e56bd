package cn.sanwei.operations.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * One invented township with its organisations and people.
 *
 * @param secretary the demo account that leads all its committees
 * @param ruleBook name of the template among scoring's
 */
record DemoTownship(
        String id,
        String name,
        String code,
        String secretary,
        String ruleBook,
        List<Committee> committees,
        List<Branch> branches,
        List<Person> people) {

    /** Whose accounts can log in: as the realm calls them. */
    private static final Map<String, String> NAMED = Map.of(
            "yunxi1", "沈知夏",
            "yunxi2", "陆川平",
            "yunxi3", "顾明远",
            "qinghe1", "温如是",
            "qinghe2", "许长河",
            "shiqiao1", "石磊");

    record Committee(UUID id, String name, String sector) {}

    record Branch(UUID id, UUID committee, String name, String sector, int number) {}

    /** @param diligence 0 to 99: how reliably this person reads, comes and helps */
    record Person(
            UUID id,
            UUID branch,
            String name,
            String status,
            Set<String> categories,
            Set<String> posts,
            int diligence,
            int number) {
        boolean graded() {
            return !categories.contains("old-or-ill");
        }
    }

    /** Whether its rule book says with which weights branches are graded. */
    boolean gradesBranches() {
        return !id.equals("qinghe");
    }

    /** Who signs the sheets of the assessment group, and by how many tenths he departs from the mean; one where one is enough. */
    Map<String, Integer> scorers() {
        return id.equals("shiqiao") ? new TreeMap<>(Map.of("县考核组 方致远", 5, "县考核组 叶知秋", -5)) : Map.of("县考核组 方致远", 0);
    }

    String office() {
        return id + "-office";
    }

    List<Person> peopleOf(Branch branch) {
        return people.stream().filter(person -> person.branch.equals(branch.id)).toList();
    }

    /** How a committee is built: its name, its sector, and the sizes of its branches. */
    private record Plan(String name, String sector, int... branches) {
        /** Of the 313 members of this committee, as published, 42 are in service and 23 retired. */
        List<String> categories(SplittableRandom random) {
            int size = IntStream.of(branches).sum();
            List<String> categories = new ArrayList<>(size);
            if (name.equals("翠湖社区党委")) {
                IntStream.range(0, size).forEach(i -> categories.add(i < 42 ? "in-service" : i < 65 ? "retired" : ""));
                Collections.shuffle(categories, new Random(random.nextLong()));
                return categories;
            }
            for (int i = 0; i < size; i++) {
                int roll = random.nextInt(100);
                categories.add(roll < 7 ? "retired" : roll < 12 ? "away" : roll < 30 ? "in-service" : "");
            }
            return categories;
        }
    }

    static List<DemoTownship> all(long seed) {
        return List.of(
                build(
                        seed,
                        "yunxi",
                        "云溪街道",
                        "990101001",
                        "yunxi-committee",
                        new Plan("云溪两新企业党委", "private-enterprise", 18, 24, 31, 22, 27, 19, 35, 28),
                        new Plan("翠湖社区党委", "community", 52, 61, 48, 55, 44, 53),
                        new Plan("东塘社区党委", "community", 38, 34, 29, 31, 26, 33),
                        new Plan("南桥社区党委", "community", 42, 36, 33, 39, 35)),
                build(
                        seed,
                        "qinghe",
                        "青禾镇",
                        "990101102",
                        "qinghe-committee",
                        new Plan("青禾镇机关党委", "office", 24, 28, 31),
                        new Plan("青禾村党委", "village", 36, 41, 33, 29)),
                build(
                        seed,
                        "shiqiao",
                        "石桥镇",
                        "990101103",
                        "shiqiao-committee",
                        new Plan("石桥村党委", "village", 34, 29, 38, 27, 31)));
    }

    private static DemoTownship build(long seed, String id, String name, String code, String secretary, Plan... plans) {
        SplittableRandom random = new SplittableRandom(seed ^ id.hashCode());
        List<Committee> committees = new ArrayList<>();
        List<Branch> branches = new ArrayList<>();
        List<Person> people = new ArrayList<>();
        for (Plan plan : plans) {
            Committee committee = new Committee(DemoIds.committee(id, committees.size() + 1), plan.name, plan.sector);
            committees.add(committee);
            Iterator<String> categories = plan.categories(random).iterator();
            for (int i = 0; i < plan.branches.length; i++) {
                int number = branches.size() + 1;
                String branchName = plan.name.replace("党委", "") + "第" + (i + 1) + "党支部";
                Branch branch = new Branch(DemoIds.branch(id, number), committee.id, branchName, plan.sector, number);
                branches.add(branch);
                for (int place = 0; place < plan.branches[i]; place++) {
                    people.add(person(id, branch, place, people.size() + 1, categories.next(), random));
                }
            }
        }
        return new DemoTownship(
                id, name, code, secretary, id, List.copyOf(committees), List.copyOf(branches), List.copyOf(people));
    }

    private static Person person(
            String township, Branch branch, int place, int number, String category, SplittableRandom random) {
        // The first three of a township have demo accounts, and the realm says which of them leads the branch: accounts
        // follow this roster.
        int leader = branch.number != 1 ? 0 : township.equals("qinghe") ? 1 : 2;
        Set<String> posts = new LinkedHashSet<>();
        if (place == leader) {
            posts.add("secretary");
        } else if (place == 3) {
            posts.add("deputy");
        } else if (place == 4 || place == 5) {
            posts.add("committee-member");
        }
        int roll = random.nextInt(1000);
        String status = number <= 3 || roll < 900
                ? "full"
                : roll < 940 ? "probationary" : roll < 960 ? "prospect" : roll < 985 ? "activist" : "applicant";
        Set<String> categories = new LinkedHashSet<>();
        if (branch.sector.equals("village")) {
            categories.add("rural");
        } else if (branch.sector.equals("private-enterprise")) {
            categories.add("private-enterprise");
        }
        if (!category.isEmpty()) {
            categories.add(category);
        }
        // Never one with a demo account, who is to see points of his own.
        if (category.equals("retired") && number > 3 && random.nextInt(3) == 0) {
            categories.add("old-or-ill");
        }
        int diligence = number == 1 ? 93 : number == 2 ? 74 : diligence(random);
        return new Person(
                DemoIds.member(township, number),
                branch.id,
                NAMED.getOrDefault(township + number, Names.one(random)),
                status,
                categories,
                posts,
                diligence,
                number);
    }

    /** Some are always there, most nearly always, a few hardly ever. */
    private static int diligence(SplittableRandom random) {
        int roll = random.nextInt(100);
        if (roll < 25) {
            return 90 + random.nextInt(10);
        }
        if (roll < 60) {
            return 75 + random.nextInt(15);
        }
        return roll < 90 ? 50 + random.nextInt(25) : 10 + random.nextInt(40);
    }
}
